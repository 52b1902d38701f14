#include "dispatch.h"
#include "elementary.h"

// Fused multiply-add would round once where the baseline rounds twice.
#pragma STDC FP_CONTRACT OFF

enum { PartRows = 128, Four = PKMomentLanes, Wide = 4 };
typedef double FourDoubles __attribute__((ext_vector_type(4), aligned(8)));

PK_DISPATCH
void pk_tile_scaled(const double *tile, size_t rows, size_t d, const double *centres, const double *factors,
                    double *to) {
  for (size_t j = 0; j < d; j++) {
    for (size_t i = 0; i < rows; i += Lanes) {
      const size_t place = j * PKTileRows + i;
      *(Doubles *)(to + place) = (*(const Doubles *)(tile + place) - centres[j]) * factors[j];
    }
  }
}

// The squared length of 16 differences times a triangle, two of its rows at a time because they share the loads.
PK_INLINE void triangle_squares(const double *differences, const double *triangle, size_t d, Doubles *squares) {
  Doubles sum = 0;
  size_t j = 0;
  for (; j + 2 <= d; j += 2) {
    const double *first = triangle + j * (j + 1) / 2, *second = first + j + 1;
    Doubles a = 0, b = 0;
    for (size_t l = 0; l <= j; l++) {
      const Doubles y = *(const Doubles *)(differences + l * Lanes);
      a += y * first[l];
      b += y * second[l];
    }
    b += *(const Doubles *)(differences + (j + 1) * Lanes) * second[j + 1];
    sum += a * a;
    sum += b * b;
  }
  if (j < d) {
    const double *last = triangle + j * (j + 1) / 2;
    Doubles a = 0;
    for (size_t l = 0; l <= j; l++) a += *(const Doubles *)(differences + l * Lanes) * last[l];
    sum += a * a;
  }
  *squares = sum;
}

PK_INLINE void diagonal_squares(const double *differences, const double *diagonal, size_t d, Doubles *squares) {
  Doubles sum = 0;
  for (size_t j = 0; j < d; j++) {
    const Doubles y = *(const Doubles *)(differences + j * Lanes) * diagonal[j];
    sum += y * y;
  }
  *squares = sum;
}

PK_DISPATCH
void pk_mixture_costs(const double *tile, size_t rows, const PKMixture *mixture, double *scratch, double *costs) {
  const size_t d = mixture->d, rootSize = mixture->isFull ? d * (d + 1) / 2 : d;
  for (size_t start = 0; start < rows; start += Lanes) {
    for (size_t c = 0; c < mixture->k; c++) {
      const double *mean = mixture->means + c * d, *root = mixture->roots + c * rootSize;
      for (size_t j = 0; j < d; j++) {
        *(Doubles *)(scratch + j * Lanes) = *(const Doubles *)(tile + j * PKTileRows + start) - mean[j];
      }
      Doubles squares;
      if (mixture->isFull) triangle_squares(scratch, root, d, &squares);
      else diagonal_squares(scratch, root, d, &squares);
      const Doubles cost = squares * 0.5 + mixture->constants[c];
      const Doubles most = 1e290;
      // What is infinite or no number is as unlikely as can be.
      *(Doubles *)(costs + c * PKTileRows + start) = cost < most ? cost : most;
    }
  }
}

PK_DISPATCH
double pk_mixture_shares(const double *costs, size_t rows, size_t k, const double *weights, double *shares) {
  EightDoubles total = 0;
  const size_t end = (rows + Lanes - 1) / Lanes * Lanes;
  for (size_t start = 0; start < end; start += Eight) {
    EightDoubles least = *(const EightDoubles *)(costs + start);
    for (size_t c = 1; c < k; c++) {
      const EightDoubles cost = *(const EightDoubles *)(costs + c * PKTileRows + start);
      least = cost < least ? cost : least;
    }
    EightDoubles sum = 0;
    for (size_t c = 0; c < k; c++) {
      const EightDoubles difference = least - *(const EightDoubles *)(costs + c * PKTileRows + start);
      EightDoubles density;
      exponential(&difference, &density);
      *(EightDoubles *)(shares + c * PKTileRows + start) = density;
      sum += density;
    }
    const EightDoubles weight = *(const EightDoubles *)(weights + start);
    const EightDoubles factor = weight / sum;
    for (size_t c = 0; c < k; c++) *(EightDoubles *)(shares + c * PKTileRows + start) *= factor;
    EightDoubles logs;
    logarithm(&sum, &logs);
    total += weight * (logs - least);
  }
  return ((total[0] + total[1]) + (total[2] + total[3])) + ((total[4] + total[5]) + (total[6] + total[7]));
}

// Adds the products of one or two weighted features, 128 rows apart, with up to four features.
PK_INLINE void add_products(const double *weighted, int height, const double *differences, int width, size_t rows,
                            double *const sums[2]) {
  FourDoubles block[2][Wide];
  for (int h = 0; h < height; h++) {
    for (int w = 0; w < width; w++) block[h][w] = *(const FourDoubles *)(sums[h] + w * Four);
  }
  for (size_t i = 0; i < rows; i += Four) {
    FourDoubles y[Wide];
    for (int w = 0; w < width; w++) y[w] = *(const FourDoubles *)(differences + w * PartRows + i);
    for (int h = 0; h < height; h++) {
      const FourDoubles x = *(const FourDoubles *)(weighted + h * PartRows + i);
      for (int w = 0; w < width; w++) block[h][w] += x * y[w];
    }
  }
  for (int h = 0; h < height; h++) {
    for (int w = 0; w < width; w++) *(FourDoubles *)(sums[h] + w * Four) = block[h][w];
  }
}

// The same for any number of features, by blocks of fixed size that stay in registers.
PK_INLINE void add_rows(const double *weighted, int height, const double *differences, size_t count, size_t rows,
                        double *first, double *second) {
  size_t l = 0;
  for (; l + Wide <= count; l += Wide) {
    double *const sums[2] = {first + l * Four, second + l * Four};
    add_products(weighted, height, differences + l * PartRows, Wide, rows, sums);
  }
  double *const sums[2] = {first + l * Four, second + l * Four};
  const double *rest = differences + l * PartRows;
  switch (count - l) {
  case 3: add_products(weighted, height, rest, 3, rows, sums); break;
  case 2: add_products(weighted, height, rest, 2, rows, sums); break;
  case 1: add_products(weighted, height, rest, 1, rows, sums); break;
  default: break;
  }
}

// The weighted forms of two features 128 rows apart, their sums, and the products of the second with itself: sums that
// do not wait for each other.
PK_INLINE void weigh_pair(const double *differences, const double *shares, size_t rows, double *weighted, double *sums,
                          double *corner) {
  FourDoubles one = *(const FourDoubles *)sums, two = *(const FourDoubles *)(sums + Four);
  FourDoubles square = *(const FourDoubles *)corner;
  for (size_t i = 0; i < rows; i += Four) {
    const FourDoubles share = *(const FourDoubles *)(shares + i);
    const FourDoubles y = *(const FourDoubles *)(differences + PartRows + i);
    const FourDoubles first = *(const FourDoubles *)(differences + i) * share, second = y * share;
    *(FourDoubles *)(weighted + i) = first;
    *(FourDoubles *)(weighted + PartRows + i) = second;
    one += first;
    two += second;
    square += second * y;
  }
  *(FourDoubles *)sums = one;
  *(FourDoubles *)(sums + Four) = two;
  *(FourDoubles *)corner = square;
}

// The weighted form of a feature and its sum.
PK_INLINE void weigh(const double *differences, const double *shares, size_t rows, double *weighted, double *sum) {
  FourDoubles total = *(const FourDoubles *)sum;
  for (size_t i = 0; i < rows; i += Four) {
    const FourDoubles x = *(const FourDoubles *)(differences + i) * *(const FourDoubles *)(shares + i);
    *(FourDoubles *)(weighted + i) = x;
    total += x;
  }
  *(FourDoubles *)sum = total;
}

// The moments of up to 128 rows about the mean of one component.
PK_INLINE void component_moments(const double *tile, size_t rows, size_t d, int isFull, const double *mean,
                                 const double *shares, double *scratch, double *sums) {
  double *weighted = scratch, *differences = scratch + 2 * PartRows;
  FourDoubles total = *(const FourDoubles *)sums;
  for (size_t i = 0; i < rows; i += Four) total += *(const FourDoubles *)(shares + i);
  *(FourDoubles *)sums = total;
  for (size_t j = 0; j < d; j++) {
    for (size_t i = 0; i < rows; i += Four) {
      *(FourDoubles *)(differences + j * PartRows + i) = *(const FourDoubles *)(tile + j * PKTileRows + i) - mean[j];
    }
  }
  double *firsts = sums + Four, *seconds = firsts + d * Four;
  size_t j = 0;
  for (; isFull && j + 2 <= d; j += 2) {
    double *upper = seconds + j * (j + 1) / 2 * Four, *lower = upper + (j + 1) * Four;
    weigh_pair(differences + j * PartRows, shares, rows, weighted, firsts + j * Four, lower + (j + 1) * Four);
    add_rows(weighted, 2, differences, j + 1, rows, upper, lower);
  }
  for (; j < d; j++) {
    double *row = seconds + (isFull ? j * (j + 1) / 2 : j) * Four;
    weigh(differences + j * PartRows, shares, rows, weighted, firsts + j * Four);
    const size_t first = isFull ? 0 : j;
    add_rows(weighted, 1, differences + first * PartRows, j + 1 - first, rows, row, row);
  }
}

PK_DISPATCH
void pk_mixture_moments(const double *tile, size_t rows, const PKMixture *mixture, const double *shares,
                        double *scratch, double *sums) {
  const size_t d = mixture->d, size = 1 + d + (mixture->isFull ? d * (d + 1) / 2 : d);
  const size_t end = (rows + Lanes - 1) / Lanes * Lanes;
  for (size_t start = 0; start < end; start += PartRows) {
    const size_t part = end - start < PartRows ? end - start : PartRows;
    for (size_t c = 0; c < mixture->k; c++) {
      component_moments(tile + start, part, d, mixture->isFull, mixture->means + c * d,
                        shares + c * PKTileRows + start, scratch, sums + c * size * Four);
    }
  }
}

// Eight at a time from and to places of their own, so that the last few are computed as the others.
PK_DISPATCH
void pk_exponentials(const double *from, size_t count, double *to) {
  for (size_t start = 0; start < count; start += Eight) {
    EightDoubles x = 0, y;
    const int some = (int)(count - start < Eight ? count - start : Eight);
    for (int i = 0; i < some; i++) x[i] = from[start + (size_t)i];
    exponential(&x, &y);
    for (int i = 0; i < some; i++) to[start + (size_t)i] = y[i];
  }
}

PK_DISPATCH
void pk_logarithms(const double *from, size_t count, double *to) {
  for (size_t start = 0; start < count; start += Eight) {
    EightDoubles x = 1, y;
    const int some = (int)(count - start < Eight ? count - start : Eight);
    for (int i = 0; i < some; i++) x[i] = from[start + (size_t)i];
    logarithm(&x, &y);
    for (int i = 0; i < some; i++) to[start + (size_t)i] = y[i];
  }
}
