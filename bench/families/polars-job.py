"""The families job in polars for Python: `polars-job.py <folder>` prints the same line as every other engine."""

import sys
import time

import polars as pl

from job_result import print_run

folder = sys.argv[1]
start, cpu = time.perf_counter(), time.process_time()
as_of = pl.date(2025, 3, 31)
rejected = []


def read(name):
    return pl.scan_csv(f"{folder}/{name}.csv", infer_schema=False, empty_string_is_null=False)


def day(name):
    # polars alone reads 31 February as 1 March or refuses the file: only real dates come back as they were written
    date = pl.col(name).str.to_date("%d/%m/%Y", strict=False)
    return pl.when(date.dt.strftime("%d/%m/%Y") == pl.col(name)).then(date)


def number(name, kind=pl.Float64):
    return pl.col(name).cast(kind, strict=False)


def flag(name):
    return pl.col(name).is_in(["Y", "N"])


def keep(table, right):
    rows = table.with_columns(ok=right.fill_null(False)).collect()
    rejected.append(rows.height - int(rows["ok"].sum()))
    return rows.lazy().filter("ok")


def blank_or(name, right):
    return (pl.col(name) == "") | right


tax = keep(
    read("council-tax").with_columns(charge=number("annual_charge"), owed=number("arrears"), paid=day("last_payment_date")),
    pl.col("lsoa_code").str.contains(r"^E01\d{6}$") & pl.col("charge").is_between(0, 10_000) & pl.col("owed").is_between(0, 50_000)
    & blank_or("last_payment_date", pl.col("paid").is_not_null()) & flag("liability_order") & flag("single_person_discount"),
)
rent = keep(
    read("rent").with_columns(weekly=number("weekly_rent"), owing=number("balance"), since=day("arrears_since")),
    (pl.col("weekly") > 0) & (pl.col("weekly") <= 1000) & pl.col("owing").is_between(-5000, 50_000)
    & blank_or("arrears_since", pl.col("since").is_not_null()) & flag("notice_served"),
)
benefits = keep(
    read("benefits").with_columns(start=day("start_date"), end=day("end_date"), weekly=number("weekly_amount"), cap=number("cap_reduction"), kids=number("children", pl.Int32)),
    pl.col("benefit_type").is_in(["UC", "HB", "CTR", "ESA", "IS", "JSA"]) & (pl.col("start") <= as_of)
    & blank_or("end_date", pl.col("end").is_not_null()) & pl.col("weekly").is_between(0, 2000)
    & blank_or("cap_reduction", pl.col("cap").is_between(0, 1000)) & blank_or("children", pl.col("kids").is_between(0, 30)),
)
incidents = keep(
    read("incidents").with_columns(day=day("incident_date")),
    pl.col("day").is_between(pl.date(2015, 1, 1), as_of) & pl.col("risk_level").is_in(["Standard", "Medium", "High"]) & flag("child_present"),
)
pupils = keep(
    read("pupils").with_columns(born=day("dob"), possible=number("sessions_possible", pl.Int32), absent=number("sessions_absent", pl.Int32)),
    pl.col("born").is_not_null() & flag("fsm") & pl.col("sen").is_in(["N", "K", "E"]) & pl.col("possible").is_between(1, 400)
    & (pl.col("absent") >= 0) & (pl.col("absent") <= pl.col("possible")),
)

current = pl.col("end").is_null() | (pl.col("end") >= as_of)
col = pl.col
parts = [
    rent.group_by("household_id").agg(col("owing").sum(), col("weekly").sum(), notice=(col("notice_served") == "Y").max()),
    benefits.group_by("household_id").agg(
        cap=col("cap").filter(current).max(),
        tested=(current & col("benefit_type").is_in(["IS", "ESA", "JSA"])).max(),
        kids=col("kids").max(),
    ),
    incidents.filter(col("day") > as_of - pl.duration(days=365)).group_by("household_id").agg(
        incidents=pl.len(), serious=((col("risk_level") == "High") | (col("child_present") == "Y")).max()
    ),
    pupils.group_by("household_id").agg(
        pupils=pl.len(),
        absence=pl.when(col("absent") * 2 >= col("possible")).then(3).when(col("absent") * 10 >= col("possible")).then(2).otherwise(0).max(),
        meals=(col("fsm") == "Y").max(),
        plan=col("sen").replace_strict({"N": 0, "K": 1, "E": 2}, return_dtype=pl.Int32).max(),
    ),
]
table = tax
for part in parts:
    table = table.join(part, on="household_id", how="left")


def steps(value, *grades):
    given = pl.lit(0)
    for edge, points in grades:
        given = pl.when(value >= edge).then(points).otherwise(given)
    return given.cast(pl.Int32)


def filled(name):
    return col(name).cast(pl.Int32).fill_null(0)


weeks = pl.when(col("owing") > 0).then(col("owing") / col("weekly")).otherwise(0)
points = {
    "c1": steps(weeks, (4, 2), (8, 3), (12, 4)),
    "c2": filled("notice") * 3,
    "c3": steps(col("owed"), (200, 1), (1000, 3)),
    "c4": (col("liability_order") == "Y").cast(pl.Int32) * 2,
    "c5": steps(col("cap"), (0.001, 2), (100, 3), (200, 4)),
    "c6": filled("tested"),
    "c7": steps(col("incidents"), (1, 3), (3, 5)),
    "c8": filled("serious") * 2,
    "c9": filled("absence"),
    "c10": filled("meals"),
    "c11": filled("plan"),
    "c12": ((col("single_person_discount") == "Y") & ((filled("pupils") > 0) | (filled("kids") > 0))).cast(pl.Int32),
}
names = list(points)
scored = (
    table.with_columns(**points)
    .with_columns(score=pl.sum_horizontal(names))
    .with_columns(band=steps(col("score"), (4, 1), (9, 2), (14, 3)), rank=col("score").rank("min", descending=True))
    .select("household_id", "lsoa_code", "score", "band", "rank", *names)
    .collect()
)
top = scored.sort(["score", "household_id"], descending=[True, False]).head(1000)
counts = [pl.len().alias("households"), (col("band") >= 2).sum().alias("high"), *[(col(name) > 0).sum().alias(name) for name in names]]
areas = scored.group_by("lsoa_code").agg(counts)
zones = areas.join(pl.read_csv(f"{folder}/areas.csv"), on="lsoa_code").group_by("zone").agg(pl.col("households", "high", *names).sum()).sort("zone")

print_run(
    start,
    cpu,
    rejected=rejected,
    bands=[int((scored["band"] == band).sum()) for band in range(4)],
    points=[int(scored[name].sum()) for name in names],
    top=zip(top["household_id"], top["score"]),
    areas=areas.height,
    zones=[[int(count) for count in row[1:]] for row in zones.rows()],
)
