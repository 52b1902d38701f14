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

PK_DISPATCH
size_t pk_tile_transfer_candidates(const double *restrict distances, size_t rows, size_t k,
                                   const int32_t *restrict labels, const double *restrict removal,
                                   const double *restrict insertion, uint8_t *restrict flags) {
  for (size_t start = 0; start < rows; start += Lanes) {
    double own[Lanes] = {0}, cheapest[Lanes];
    int64_t label[Lanes];
    for (int i = 0; i < Lanes; i++) cheapest[i] = __builtin_inf();
    for (int i = 0; i < Lanes; i++) label[i] = labels[start + i];
    for (size_t c = 0; c < k; c++) {
      const double *distance = distances + c * PKTileRows + start;
      const double out = removal[c], in = insertion[c];
      for (int i = 0; i < Lanes; i++) {
        const int mine = label[i] == (int64_t)c;
        const double leave = distance[i] * out, enter = distance[i] * in;
        own[i] = mine ? leave : own[i];
        const double cost = mine ? __builtin_inf() : enter;
        cheapest[i] = cost < cheapest[i] ? cost : cheapest[i];
      }
    }
    for (int i = 0; i < Lanes; i++) flags[start + i] = cheapest[i] < own[i];
  }
  size_t count = 0;
  for (size_t i = 0; i < rows; i++) count += flags[i];
  return count;
}
