import { expect, it } from "vitest";
import { compared } from "../../bench/compare.ts";

it("prints each line once, with the medians of figures that differ", () => {
  const before = [
    "ask 5,000 articles: median 3.0 ms\n",
    "ask 5,000 articles: median 9 ms\n",
    "ask 5,000 articles: median 4 ms\n",
  ];
  const after = ["ask 5,000 articles: median 2 ms\n"];
  expect(compared(before, after)).toEqual(["ask 5000 articles: median 4 → 2 ms"]);
});

it("marks lines that the other commit does not print", () => {
  expect(compared(["speed 1"], ["speed 1\nmemory 20 MB"])).toEqual(["speed 1", "memory 20 MB (new)"]);
});
