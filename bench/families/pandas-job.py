"""The families job in pandas, written lean: `pandas-job.py <folder>` prints the same line as every other engine."""

import sys
import time

import numpy as np
import pandas as pd

from job_result import print_run

folder = sys.argv[1]
start, cpu = time.perf_counter(), time.process_time()
as_of = pd.Timestamp("2025-03-31")
used = {
    "council-tax": ["household_id", "lsoa_code", "annual_charge", "arrears", "last_payment_date", "liability_order", "single_person_discount"],
    "rent": ["household_id", "weekly_rent", "balance", "arrears_since", "notice_served"],
    "benefits": ["household_id", "benefit_type", "start_date", "end_date", "weekly_amount", "cap_reduction", "children"],
    "incidents": ["household_id", "incident_date", "risk_level", "child_present"],
    "pupils": ["household_id", "dob", "fsm", "sen", "sessions_possible", "sessions_absent"],
}
few = ["lsoa_code", "liability_order", "single_person_discount", "notice_served", "benefit_type", "risk_level", "child_present", "fsm", "sen"]
rejected = []


def read(name):
    kinds = {column: "category" for column in few if column in used[name]}
    return pd.read_csv(f"{folder}/{name}.csv", usecols=used[name], dtype=kinds, low_memory=False)


def dates(texts):
    return pd.to_datetime(texts, format="%d/%m/%Y", errors="coerce")


def numbers(texts):
    return pd.to_numeric(texts, errors="coerce")


def flag(texts):
    return texts.isin(["Y", "N"])


def keep(table, right):
    rejected.append(int((~right).sum()))
    return table[right]


tax = read("council-tax")
tax["charge"], tax["owed"] = numbers(tax.annual_charge), numbers(tax.arrears)
tax = keep(tax, tax.lsoa_code.str.fullmatch(r"E01\d{6}") & tax.charge.between(0, 10_000) & tax.owed.between(0, 50_000)
           & (tax.last_payment_date.isna() | dates(tax.last_payment_date).notna())
           & flag(tax.liability_order) & flag(tax.single_person_discount))
rent = read("rent")
rent["weekly"], rent["owing"] = numbers(rent.weekly_rent), numbers(rent.balance)
rent = keep(rent, rent.weekly.gt(0) & rent.weekly.le(1000) & rent.owing.between(-5000, 50_000)
            & (rent.arrears_since.isna() | dates(rent.arrears_since).notna()) & flag(rent.notice_served))
benefits = read("benefits")
benefits["start"], benefits["end"] = dates(benefits.start_date), dates(benefits.end_date)
benefits["weekly"], benefits["cap"], benefits["kids"] = numbers(benefits.weekly_amount), numbers(benefits.cap_reduction), numbers(benefits.children)
benefits = keep(benefits, benefits.benefit_type.isin(["UC", "HB", "CTR", "ESA", "IS", "JSA"]) & (benefits.start <= as_of)
                & (benefits.end_date.isna() | benefits.end.notna()) & benefits.weekly.between(0, 2000)
                & (benefits.cap_reduction.isna() | benefits.cap.between(0, 1000))
                & (benefits.children.isna() | benefits.kids.between(0, 30)))
incidents = read("incidents")
incidents["day"] = dates(incidents.incident_date)
incidents = keep(incidents, incidents.day.between(pd.Timestamp("2015-01-01"), as_of)
                 & incidents.risk_level.isin(["Standard", "Medium", "High"]) & flag(incidents.child_present))
pupils = read("pupils")
pupils["possible"], pupils["absent"] = numbers(pupils.sessions_possible), numbers(pupils.sessions_absent)
pupils = keep(pupils, dates(pupils.dob).notna() & flag(pupils.fsm) & pupils.sen.isin(["N", "K", "E"])
              & pupils.possible.between(1, 400) & (pupils.absent >= 0) & (pupils.absent <= pupils.possible))

rent = rent.assign(notice=(rent.notice_served == "Y").astype("int8"))
by_rent = rent.groupby("household_id", sort=False).agg(owing=("owing", "sum"), weekly=("weekly", "sum"), notice=("notice", "max"))
current = benefits.end.isna() | (benefits.end >= as_of)
benefits = benefits.assign(cap_now=benefits.cap.where(current), tested=(current & benefits.benefit_type.isin(["IS", "ESA", "JSA"])).astype("int8"))
by_benefits = benefits.groupby("household_id", sort=False).agg(cap=("cap_now", "max"), tested=("tested", "max"), kids=("kids", "max"))
recent = incidents[incidents.day > as_of - pd.Timedelta(days=365)]
recent = recent.assign(serious=((recent.risk_level == "High") | (recent.child_present == "Y")).astype("int8"))
by_incidents = recent.groupby("household_id", sort=False).agg(incidents=("serious", "size"), serious=("serious", "max"))
absence = np.where(pupils.absent * 2 >= pupils.possible, 3, np.where(pupils.absent * 10 >= pupils.possible, 2, 0))
pupils = pupils.assign(absence=absence, meals=(pupils.fsm == "Y").astype("int8"), plan=pupils.sen.astype(str).map({"E": 2, "K": 1, "N": 0}))
by_pupils = pupils.groupby("household_id", sort=False).agg(pupils=("absence", "size"), absence=("absence", "max"), meals=("meals", "max"), plan=("plan", "max"))

table = tax[["household_id", "lsoa_code", "owed", "liability_order", "single_person_discount"]]
for part in (by_rent, by_benefits, by_incidents, by_pupils):
    table = table.merge(part, how="left", left_on="household_id", right_index=True)


def filled(name):
    return table[name].fillna(0).to_numpy()


weeks = np.where(table.owing > 0, table.owing / table.weekly, 0)
alone = (table.single_person_discount == "Y").to_numpy()
points = {
    "c1": np.select([weeks >= 12, weeks >= 8, weeks >= 4], [4, 3, 2], 0),
    "c2": filled("notice") * 3,
    "c3": np.select([table.owed >= 1000, table.owed >= 200], [3, 1], 0),
    "c4": (table.liability_order == "Y").to_numpy() * 2,
    "c5": np.select([table.cap >= 200, table.cap >= 100, table.cap > 0], [4, 3, 2], 0),
    "c6": filled("tested"),
    "c7": np.select([table.incidents >= 3, table.incidents >= 1], [5, 3], 0),
    "c8": filled("serious") * 2,
    "c9": filled("absence"),
    "c10": filled("meals"),
    "c11": filled("plan"),
    "c12": (alone & ((filled("pupils") > 0) | (filled("kids") > 0))) * 1,
}
for name, values in points.items():
    table[name] = np.asarray(values).astype("uint8")
names = list(points)
table["score"] = table[names].sum(axis=1).astype("int32")
table["band"] = np.select([table.score >= 14, table.score >= 9, table.score >= 4], [3, 2, 1], 0)
table["rank"] = table.score.rank(method="min", ascending=False)
top = table.sort_values(["score", "household_id"], ascending=[False, True]).head(1000)

has = table[names] > 0
has.insert(0, "high", table.band >= 2)
has["lsoa_code"] = table.lsoa_code
groups = has.groupby("lsoa_code", observed=True)
areas = groups[["high", *names]].sum()
areas.insert(0, "households", groups.size())
lookup = pd.read_csv(f"{folder}/areas.csv")
zones = areas.reset_index().merge(lookup, on="lsoa_code").groupby("zone")[["households", "high", *names]].sum().sort_index()

print_run(
    start,
    cpu,
    rejected=rejected,
    bands=[int((table.band == band).sum()) for band in range(4)],
    points=[int(table[name].sum()) for name in names],
    top=zip(top.household_id, top.score),
    areas=len(areas),
    zones=[[int(count) for count in row] for row in zones.to_numpy()],
)
