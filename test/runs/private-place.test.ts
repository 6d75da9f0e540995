import { join, resolve } from "node:path";
import { privatePlace } from "@needscope/runs";
import { expect, test } from "vitest";

const home = resolve("home");

test("a file of rows about people goes where it was named where the system has modes", () => {
  expect(privatePlace("bad-rows.csv", { platform: "linux", home })).toEqual({ path: "bad-rows.csv" });
});

test("on Windows it goes into the user's profile, and a note says that no mode could be set", () => {
  const windows = { platform: "win32", home };
  const path = join(home, ".needscope", "quarantine", "bad-rows.csv");
  for (const named of [join("shared", "bad-rows.csv"), resolve("home-of-another", "bad-rows.csv")]) {
    expect(privatePlace(named, windows)).toEqual({
      path,
      note: `Windows has no file modes, and ${named} is outside your user profile: the rows set aside are in ${path}, with the permissions of your user profile.`,
    });
  }
  const own = join(home, "march", "bad-rows.csv");
  expect(privatePlace(own, windows)).toEqual({
    path: own,
    note: `Windows has no file modes: the rows set aside are in ${own}, with the permissions of your user profile.`,
  });
});
