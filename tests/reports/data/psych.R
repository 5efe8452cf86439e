# Figures of four classes by R's psych, as JSON on the standard output.
suppressWarnings(suppressMessages(library(psych)))
draw <- function(students, questions, seed) {
  set.seed(seed)
  ability <- rnorm(students)
  hardness <- seq(-1.2, 1.4, length.out = questions)
  chance <- plogis(1.2 * outer(ability, hardness, "-"))
  matrix(as.numeric(runif(students * questions) < chance), students)
}
classes <- list(complete = draw(37, 14, 81), missing = draw(45, 11, 82),
                constant = draw(28, 9, 83), one = draw(22, 1, 84))
set.seed(85)
classes$missing[runif(45 * 11) < 0.15] <- NA
classes$constant[, 4] <- 1
classes$constant[, 7] <- 0
value <- function(x) if (length(x) == 0 || is.na(x)) "null" else sprintf("%.12g", x)
row <- function(x) paste0("[", paste(sapply(x, value), collapse = ","), "]")
pairs <- function(x) paste0("{", paste(sprintf('"%s":%s', names(x), x), collapse = ","), "}")
figures <- function(given) {
  points <- given
  points[is.na(points)] <- 0   # a blank scores nothing and stays in
  total <- rowSums(points); n <- nrow(points); k <- ncol(points); p <- colMeans(points)
  many <- k > 1
  spread <- apply(points, 2, var)
  psych_can <- many && all(spread > 0)   # psych stops at a question without variance
  whole <- if (psych_can) alpha(as.data.frame(points), delete = FALSE, warnings = FALSE)
  written_out <- function(x) ncol(x) / (ncol(x) - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x)))
  raw <- if (psych_can) whole$total$raw_alpha else if (many) written_out(points) else NA
  ci <- if (many) alpha.ci(raw, n.obs = n, n.var = k, digits = 12) else NULL
  items <- sapply(seq_len(k), function(i) {
    rest <- total - points[, i]
    told <- sd(points[, i]) > 0 && sd(rest) > 0
    r <- if (told) cor(points[, i], rest) else NA
    if (psych_can) stopifnot(abs(r - whole$item.stats$r.drop[i]) < 1e-9)
    dropped <- if (psych_can) whole$alpha.drop$raw_alpha[i]
               else if (many) written_out(points[, -i]) else NA
    size <- floor(0.27 * n + 0.5 + 1e-9); sorted <- sort(total)
    upper <- total >= sorted[n - size + 1]; lower <- total <= sorted[size]
    pairs(c(difficulty = value(p[i]), discrimination = value(r),
      discrimination_ci95 = if (told) row(r.con(r, n)) else "null",
      upper_lower = value(mean(points[upper, i]) - mean(points[lower, i])),
      alpha_if_dropped = value(dropped)))
  })
  q <- quantile(total, c(0.25, 0.75), type = 7)
  pairs(c(
    rows = paste0("[", paste(apply(given, 1, row), collapse = ","), "]"),
    total = pairs(c(mean = value(mean(total)), median = value(median(total)), sd = value(sd(total)),
      min = value(min(total)), max = value(max(total)), q1 = value(q[1]), q3 = value(q[2]))),
    reliability = pairs(c(alpha = value(raw),
      kr20 = value(if (many) k / (k - 1) * (1 - sum(p * (1 - p)) / (var(total) * (n - 1) / n)) else NA),
      alpha_ci95 = if (many) row(c(ci$lower.ci, ci$upper.ci)) else "null",
      sem = value(if (many) sd(total) * sqrt(1 - raw) else NA))),
    items = paste0("[", paste(items, collapse = ","), "]")))
}
cat(pairs(sapply(classes, figures)), "\n")
