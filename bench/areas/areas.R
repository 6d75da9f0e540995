# The areas job with R, vectorised, with data.table's fast ranks: areas.R <folder> prints a line of JSON.
suppressMessages(library(data.table))
setDTthreads(2)
folder <- commandArgs(TRUE)[1]
values <- readBin(file.path(folder, "indicators.f64"), "double", 1e9)
n <- length(values) / 40
X <- matrix(values, n, 40)
weights <- readBin(file.path(folder, "weights.f64"), "double", 1e9)
draws <- length(weights) / 47
W <- matrix(weights, 47, draws)
domain <- rep(1:7, c(6, 6, 6, 6, 6, 5, 5))
base <- c(0.225, 0.225, 0.135, 0.135, 0.093, 0.093, 0.094)
reach <- 1 - exp(-100 / 23)
stretched <- function(ranks) -23 * log(1 - ranks / n * reach)
now <- function() proc.time()[["elapsed"]] * 1000
found <- c()
sorted_rows <- if (requireNamespace("matrixStats", quietly = TRUE)) {
  function(R, shares) matrixStats::rowQuantiles(R, probs = shares, type = 1L)
} else {
  function(R, shares) {
    places <- pmax(ceiling(shares * ncol(R) - 1e-9), 1)
    t(apply(R, 1, function(own) sort.int(own, method = "radix")[places]))
  }
}
summed <- function(name, R) {
  shares <- c(0.05, 0.5, 0.95)
  found[paste0(name, " ", shares * 100, "%")] <<- colSums(sorted_rows(R, shares))
}

start <- now()
E <- stretched(apply(X, 2, frank, ties.method = "average"))
means <- sapply(1:7, function(d) rowMeans(E[, domain == d]))
score <- as.vector(stretched(apply(means, 2, frank, ties.method = "average")) %*% base)
decile <- ceiling(10 * frank(-score, ties.method = "min") / n)
time_base <- now() - start
found["score"] <- sum(score)
found["worstTenth"] <- sum(decile == 1)

start <- now()
Z <- scale(X)
S <- Z %*% (W[1:40, ] * W[40 + domain, ])
R <- apply(S, 2, function(own) frank(-own, ties.method = "first"))
summed("linear", R)
time_linear <- now() - start
rm(S)
invisible(gc())

start <- now()
Z <- scale(X)
steps <- stretched(1:n)
R <- matrix(0L, n, draws)
for (k in 1:draws) {
  total <- numeric(n)
  for (d in 1:7) {
    own <- as.vector(Z[, domain == d] %*% W[which(domain == d), k])
    total <- total + W[40 + d, k] * steps[frank(own, ties.method = "first")]
  }
  R[, k] <- frank(-total, ties.method = "first")
}
summed("index", R)
time_index <- now() - start
peak <- tryCatch(as.numeric(sub("\\D*(\\d+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024, error = function(e) 0)
pairs <- paste(sprintf('"%s":%.15g', names(found), found), collapse = ",")
cat(sprintf('{"times":{"base":%f,"linear":%f,"index":%f},"found":{%s},"peak":%f}\n', time_base, time_linear, time_index, pairs, peak))
