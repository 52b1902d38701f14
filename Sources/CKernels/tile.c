#include "CKernels.h"

#include "dispatch.h"

// Fused multiply-add would round once where the baseline rounds twice.
#pragma STDC FP_CONTRACT OFF

// Sixteen rows at a time: two AVX-512 registers, four of AVX2, eight of baseline. Loops of this fixed length become vector
// instructions without help.
enum { Lanes = 16 };

PK_DISPATCH
void pk_tile_distances(const double *restrict tile, size_t rows, size_t d, const double *restrict centroids,
                       size_t k, const double *restrict weights, double *restrict out) {
  for (size_t start = 0; start < rows; start += Lanes) {
    const double *x = tile + start;
    size_t c = 0;
    // Two centroids at once read each value once.
    for (; c + 2 <= k; c += 2) {
      const double *first = centroids + c * d, *second = first + d;
      double a[Lanes] = {0}, b[Lanes] = {0};
      for (size_t j = 0; j < d; j++) {
        const double p = first[j], q = second[j], w = weights[j];
        const double *v = x + j * PKTileRows;
        for (int i = 0; i < Lanes; i++) {
          const double s = v[i] - p, t = v[i] - q;
          a[i] += s * s * w;
          b[i] += t * t * w;
        }
      }
      for (int i = 0; i < Lanes; i++) out[c * PKTileRows + start + i] = a[i];
      for (int i = 0; i < Lanes; i++) out[(c + 1) * PKTileRows + start + i] = b[i];
    }
    for (; c < k; c++) {
      const double *first = centroids + c * d;
      double a[Lanes] = {0};
      for (size_t j = 0; j < d; j++) {
        const double p = first[j], w = weights[j];
        const double *v = x + j * PKTileRows;
        for (int i = 0; i < Lanes; i++) {
          const double s = v[i] - p;
          a[i] += s * s * w;
        }
      }
      for (int i = 0; i < Lanes; i++) out[c * PKTileRows + start + i] = a[i];
    }
  }
}

PK_DISPATCH
void pk_tile_nearest(const double *restrict distances, size_t rows, size_t k, double *restrict best,
                     int32_t *restrict labels) {
  for (size_t start = 0; start < rows; start += Lanes) {
    double least[Lanes];
    int64_t label[Lanes] = {0};
    for (int i = 0; i < Lanes; i++) least[i] = distances[start + i];
    for (size_t c = 1; c < k; c++) {
      const double *candidate = distances + c * PKTileRows + start;
      for (int i = 0; i < Lanes; i++) {
        const int closer = candidate[i] < least[i];
        label[i] = closer ? (int64_t)c : label[i];
        least[i] = closer ? candidate[i] : least[i];
      }
    }
    for (int i = 0; i < Lanes; i++) best[start + i] = least[i];
    for (int i = 0; i < Lanes; i++) labels[start + i] = (int32_t)label[i];
  }
}

// Adds in the order of the rows within each of sixteen lanes and joins the lanes at the end.
PK_DISPATCH
double pk_tile_seed(const double *restrict tile, size_t rows, size_t d, const double *restrict seed,
                    const double *restrict weights, const double *restrict row_weights,
                    const double *restrict nearest, double *restrict out) {
  double sums[Lanes] = {0};
  for (size_t start = 0; start < rows; start += Lanes) {
    double a[Lanes] = {0};
    for (size_t j = 0; j < d; j++) {
      const double p = seed[j], w = weights[j];
      const double *v = tile + j * PKTileRows + start;
      for (int i = 0; i < Lanes; i++) {
        const double s = v[i] - p;
        a[i] += s * s * w;
      }
    }
    const size_t left = rows - start;
    if (row_weights) {
      for (size_t i = 0; i < Lanes && i < left; i++) a[i] *= row_weights[start + i];
    }
    for (int i = 0; i < Lanes; i++) a[i] = a[i] < nearest[start + i] ? a[i] : nearest[start + i];
    for (int i = 0; i < Lanes; i++) out[start + i] = a[i];
    if (left >= Lanes) {
      for (int i = 0; i < Lanes; i++) sums[i] += a[i];
    } else {
      for (size_t i = 0; i < left; i++) sums[i] += a[i];
    }
  }
  double sum = 0;
  for (int i = 0; i < Lanes; i++) sum += sums[i];
  return sum;
}

PK_DISPATCH
void pk_tile_two_nearest(const double *restrict distances, size_t rows, size_t k, double *restrict best,
                         double *restrict second, int32_t *restrict labels, int32_t *restrict runners) {
  for (size_t start = 0; start < rows; start += Lanes) {
    double least[Lanes], next[Lanes];
    int64_t label[Lanes] = {0}, runner[Lanes];
    for (int i = 0; i < Lanes; i++) least[i] = distances[start + i];
    for (int i = 0; i < Lanes; i++) next[i] = __builtin_inf();
    for (int i = 0; i < Lanes; i++) runner[i] = -1;
    for (size_t c = 1; c < k; c++) {
      const double *candidate = distances + c * PKTileRows + start;
      for (int i = 0; i < Lanes; i++) {
        const int closest = candidate[i] < least[i];
        const int closer = (candidate[i] < next[i]) | (runner[i] < 0);
        runner[i] = closest ? label[i] : closer ? (int64_t)c : runner[i];
        next[i] = closest ? least[i] : closer ? candidate[i] : next[i];
        label[i] = closest ? (int64_t)c : label[i];
        least[i] = closest ? candidate[i] : least[i];
      }
    }
    for (int i = 0; i < Lanes; i++) best[start + i] = least[i];
    for (int i = 0; i < Lanes; i++) second[start + i] = next[i];
    for (int i = 0; i < Lanes; i++) labels[start + i] = (int32_t)label[i];
    for (int i = 0; i < Lanes; i++) runners[start + i] = (int32_t)runner[i];
  }
}
