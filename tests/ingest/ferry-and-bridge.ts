/** Two short articles for tests of an archive. */
export const ferry = {
  path: "ferry.md",
  title: "Ferry returns to the harbour",
  source: "The Harbour Post",
  published: "2020-03-01",
  text: "The ferry is back. “We waited nine weeks,” Ana Ruiz said. It carried 400 passengers on Monday. The harbour was full.",
};

export const bridge = {
  path: "bridge.md",
  title: "Bridge closes for repairs",
  url: "https://www.example.org/bridge?utm_source=x",
  published: "2021-05-02",
  text: "The bridge is shut. “Nobody told us,” said Tomás Ruiz. Repairs cost $3 million. They end in June.",
};
