import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { chart } from "../../../src/surfaces/web/chart.ts";

const labels = async (...periods: string[]) => {
  const drawn = String(
    await chart(
      periods.map((period) => ({ period, articles: 2 })),
      "Otters",
      "en",
    ),
  );
  const { document } = parseHTML(drawn);
  return [...document.querySelectorAll("text")].map(({ textContent }) => textContent).slice(1);
};

it("names the first period and, if it is another one, the last", async () => {
  expect(await labels("2019", "2020", "2021")).toEqual(["2019", "2021"]);
  expect(await labels("2019")).toEqual(["2019"]);
  expect(await labels()).toEqual([]);
});
