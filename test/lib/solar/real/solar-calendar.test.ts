import { expect } from "chai";
import { daysSinceJ2000, meanAnomaly } from "../../../../src/lib/solar/real/solar-calendar";

describe("solar calendar", () => {
  it("counts days from noon of the first day of 2000", () => {
    expect(daysSinceJ2000(new Date("2000-01-01T12:00:00Z"))).to.equal(0);
    expect(daysSinceJ2000(new Date("2026-04-08T00:00:00Z"))).to.equal(9593.5);
  });

  // Meeus (1998), example 25.a: 1992 October 13.0, M = 278.99397 degrees
  it("knows the mean anomaly", () => {
    const degrees = (meanAnomaly(daysSinceJ2000(new Date("1992-10-13T00:00:00Z"))) * 180) / Math.PI;
    expect(((degrees % 360) + 360) % 360).to.be.closeTo(278.99397, 1e-3);
  });
});
