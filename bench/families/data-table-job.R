# The families job in data.table, written lean: `Rscript data-table-job.R <folder>` prints the same line as every engine.
suppressMessages(library(data.table))
folder <- commandArgs(TRUE)[[1]]
setDTthreads(2L)
start <- proc.time()
as_of <- as.integer(as.IDate("2025-03-31"))

used <- list(
  "council-tax" = c("household_id", "lsoa_code", "annual_charge", "arrears", "last_payment_date", "liability_order", "single_person_discount"),
  rent = c("household_id", "weekly_rent", "balance", "arrears_since", "notice_served"),
  benefits = c("household_id", "benefit_type", "start_date", "end_date", "weekly_amount", "cap_reduction", "children"),
  incidents = c("household_id", "incident_date", "risk_level", "child_present"),
  pupils = c("household_id", "dob", "fsm", "sen", "sessions_possible", "sessions_absent")
)
read <- function(name) fread(file.path(folder, paste0(name, ".csv")), select = used[[name]], na.strings = NULL, showProgress = FALSE)

# Each different text once; a date that no calendar has is NA.
dates <- function(texts) {
  different <- unique(texts)
  days <- as.integer(as.IDate(different, format = "%d/%m/%Y"))
  days[nchar(different) != 10L] <- NA
  days[match(texts, different)]
}
numbers <- function(texts) suppressWarnings(as.numeric(texts))
flag <- function(texts) texts == "Y" | texts == "N"
rejected <- integer(0)
keep <- function(rows, right) {
  right[is.na(right)] <- FALSE
  rejected <<- c(rejected, sum(!right))
  rows[right]
}

tax <- read("council-tax")
tax[, `:=`(charge = numbers(annual_charge), owed = numbers(arrears), paid = dates(last_payment_date))]
tax <- keep(tax, tax[, grepl("^E01[0-9]{6}$", lsoa_code) & charge >= 0 & charge <= 1e4 & owed >= 0 & owed <= 5e4 &
  (last_payment_date == "" | !is.na(paid)) & flag(liability_order) & flag(single_person_discount)])
rent <- read("rent")
rent[, `:=`(weekly = numbers(weekly_rent), owing = numbers(balance), since = dates(arrears_since))]
rent <- keep(rent, rent[, weekly > 0 & weekly <= 1000 & owing >= -5000 & owing <= 5e4 &
  (arrears_since == "" | !is.na(since)) & flag(notice_served)])
benefits <- read("benefits")
benefits[, `:=`(start = dates(start_date), end = dates(end_date), weekly = numbers(weekly_amount), cap = numbers(cap_reduction), kids = as.integer(children))]
benefits <- keep(benefits, benefits[, benefit_type %in% c("UC", "HB", "CTR", "ESA", "IS", "JSA") & start <= as_of &
  (end_date == "" | !is.na(end)) & weekly >= 0 & weekly <= 2000 & (is.na(cap) | (cap >= 0 & cap <= 1000)) &
  (is.na(kids) | (kids >= 0L & kids <= 30L))])
incidents <- read("incidents")
incidents[, day := dates(incident_date)]
incidents <- keep(incidents, incidents[, day >= as.integer(as.IDate("2015-01-01")) & day <= as_of &
  risk_level %in% c("Standard", "Medium", "High") & flag(child_present)])
pupils <- read("pupils")
pupils[, `:=`(born = dates(dob), possible = as.integer(sessions_possible), absent = as.integer(sessions_absent))]
pupils <- keep(pupils, pupils[, !is.na(born) & flag(fsm) & sen %in% c("N", "K", "E") & possible >= 1L & possible <= 400L &
  absent >= 0L & absent <= possible])

rent[, notice := as.integer(notice_served == "Y")]
by_rent <- rent[, .(owing = sum(owing), weekly = sum(weekly), notice = max(notice)), by = household_id]
benefits[, current := is.na(end) | end >= as_of]
benefits[, `:=`(cap_now = fifelse(current & !is.na(cap), cap, 0), tested = as.integer(current & benefit_type %in% c("IS", "ESA", "JSA")))]
by_benefits <- benefits[, .(cap = max(cap_now), tested = max(tested), kids = max(kids)), by = household_id]
incidents[, serious := as.integer(risk_level == "High" | child_present == "Y")]
by_incidents <- incidents[day > as_of - 365L][, .(incidents = .N, serious = max(serious)), by = household_id]
pupils[, `:=`(absence = fifelse(absent * 2L >= possible, 3L, fifelse(absent * 10L >= possible, 2L, 0L)),
  meals = as.integer(fsm == "Y"), plan = fifelse(sen == "E", 2L, fifelse(sen == "K", 1L, 0L)))]
by_pupils <- pupils[, .(pupils = .N, absence = max(absence), meals = max(meals), plan = max(plan)), by = household_id]

all <- tax[, .(household_id, lsoa_code, owed, liability_order, single_person_discount)]
all[by_rent, on = "household_id", `:=`(owing = i.owing, weekly = i.weekly, notice = i.notice)]
all[by_benefits, on = "household_id", `:=`(cap = i.cap, tested = i.tested, kids = i.kids)]
all[by_incidents, on = "household_id", `:=`(incidents = i.incidents, serious = i.serious)]
all[by_pupils, on = "household_id", `:=`(pupils = i.pupils, absence = i.absence, meals = i.meals, plan = i.plan)]
for (name in c("owing", "notice", "cap", "tested", "kids", "incidents", "serious", "pupils", "absence", "meals", "plan")) setnafill(all, cols = name, fill = 0)
setnafill(all, cols = "weekly", fill = 1)

all[, weeks := fifelse(owing > 0, owing / weekly, 0)]
all[, `:=`(
  c1 = fcase(weeks >= 12, 4L, weeks >= 8, 3L, weeks >= 4, 2L, default = 0L),
  c2 = notice * 3L,
  c3 = fcase(owed >= 1000, 3L, owed >= 200, 1L, default = 0L),
  c4 = 2L * (liability_order == "Y"),
  c5 = fcase(cap >= 200, 4L, cap >= 100, 3L, cap > 0, 2L, default = 0L),
  c6 = tested,
  c7 = fcase(incidents >= 3, 5L, incidents >= 1, 3L, default = 0L),
  c8 = serious * 2L,
  c9 = absence,
  c10 = meals,
  c11 = plan,
  c12 = as.integer(single_person_discount == "Y" & (pupils > 0 | kids > 0))
)]
names12 <- paste0("c", 1:12)
all[, score := as.integer(Reduce(`+`, .SD)), .SDcols = names12]
all[, band := fcase(score >= 14L, 3L, score >= 9L, 2L, score >= 4L, 1L, default = 0L)]
all[, rank := frank(-score, ties.method = "min")]
top <- head(all[order(-score, household_id)], 1000)

areas <- all[, c(list(households = .N, high = sum(band >= 2L)), lapply(.SD, function(points) sum(points > 0))), by = lsoa_code, .SDcols = names12]
lookup <- fread(file.path(folder, "areas.csv"))
zones <- areas[lookup, on = "lsoa_code", nomatch = NULL][, lapply(.SD, sum), by = zone, .SDcols = c("households", "high", names12)][order(zone)]

interval <- function(count, households) {
  z <- 1.959963984540054
  share <- count / households
  centre <- share + z^2 / (2 * households)
  reach <- z * sqrt(share * (1 - share) / households + z^2 / (4 * households^2))
  (3 * centre + reach) / (1 + z^2 / households)
}
intervals <- sum(sapply(c("high", names12), function(name) sum(interval(zones[[name]], zones$households))))

# 32 bits in two halves, as R's integers are signed.
fowler_noll_vo <- function(text) {
  high <- 0x811c
  low <- 0x9dc5
  for (byte in utf8ToInt(text)) {
    low <- bitwXor(low, byte)
    product <- low * 0x0193
    high <- (high * 0x0193 + low * 0x0100 + product %/% 65536) %% 65536
    low <- product %% 65536
  }
  sub("^0+", "", sprintf("%04x%04x", as.integer(high), as.integer(low)))
}
slashed <- function(values) paste(as.integer(values), collapse = "/")
points <- sapply(names12, function(name) sum(all[[name]]))
check <- paste(
  slashed(rejected), as.integer(sum(points)), slashed(sapply(0:3, function(one) sum(all$band == one))), slashed(points),
  paste0(fowler_noll_vo(paste0(top$household_id, ":", top$score, collapse = "|")), "/", nrow(areas)),
  slashed(zones$high), sprintf("%.6f", intervals)
)
took <- proc.time() - start
status <- tryCatch(readLines("/proc/self/status"), error = function(e) "VmHWM: 0")
peak <- as.numeric(sub("\\D*(\\d+).*", "\\1", grep("VmHWM", status, value = TRUE))) / 1024
cat(sprintf('{"wall":%g,"cpu":%g,"peak":%g,"stages":{},"check":"%s"}\n', took[[3]] * 1000, (took[[1]] + took[[2]]) * 1000, peak, check))
