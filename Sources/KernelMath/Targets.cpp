// Lists and chooses instruction sets, and measures how many multiply-adds the chosen one can do.

#include "KernelMath.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Targets.cpp"  // found through headerSearchPath(".")
#include "ForEachTarget.h"

HWY_BEFORE_NAMESPACE();
namespace ck {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

int64_t Target() { return HWY_TARGET; }

int Fused() { return HWY_NATIVE_FMA; }

// Runs twelve chains, which hide the latency of a multiply-add on every CPU so far (two a cycle, four or five cycles
// each) and with their two factors fit in 16 registers.
uint64_t Peak(uint64_t rounds) {
  constexpr size_t kChains = 12;
  const hn::ScalableTag<float> d;
  hn::Vec<hn::ScalableTag<float>> sums[kChains];
#pragma unroll
  for (size_t i = 0; i < kChains; ++i) sums[i] = hn::Set(d, 0.125f * static_cast<float>(i));
  // Each chain tends to 1, so that nothing overflows or becomes subnormal.
  const auto factor = hn::Set(d, 0.75f);
  const auto term = hn::Set(d, 0.25f);
  for (uint64_t round = 0; round < rounds; ++round) {
#pragma unroll
    for (size_t i = 0; i < kChains; ++i) sums[i] = hn::MulAdd(sums[i], factor, term);
  }
  auto total = hn::Zero(d);
#pragma unroll
  for (size_t i = 0; i < kChains; ++i) total = hn::Add(total, sums[i]);
  // A use of the chains, or the compiler would leave them out.
  volatile float sink = hn::GetLane(total);
  (void)sink;
  return rounds * kChains * hn::Lanes(d);
}

}  // namespace HWY_NAMESPACE
}  // namespace ck
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ck {
HWY_EXPORT(Target);
HWY_EXPORT(Fused);
HWY_EXPORT(Peak);

namespace {

struct Name {
  char text[16];
};

// Highway's name in lower case, "avx3".
Name NameOf(int64_t target) {
  Name name = {};
  const char *upper = hwy::TargetName(target);
  for (size_t i = 0; i + 1 < sizeof(name.text) && upper[i] != '\0'; ++i) {
    name.text[i] = static_cast<char>(tolower(static_cast<unsigned char>(upper[i])));
  }
  return name;
}

// The instruction sets that were compiled and that this machine can run; found before any is forced.
int64_t Runnable() {
  static const int64_t targets = hwy::SupportedTargets() & HWY_TARGETS;
  return targets;
}

// Calls `visit` with each runnable instruction set, best first (lower bits are better), until it returns true.
template <class Visit>
bool AnyTarget(Visit visit) {
  for (int bit = 0; bit < 63; ++bit) {
    const int64_t target = int64_t{1} << bit;
    if ((Runnable() & target) != 0 && visit(target)) return true;
  }
  return false;
}

}  // namespace
}  // namespace ck

extern "C" {

int ck_force_target(const char *name) {
  int64_t wanted = 0;  // Highway's word for the best there is
  const bool found = ck::AnyTarget([&](int64_t target) {
    wanted = target;
    return strcmp(ck::NameOf(target).text, name) == 0;
  });
  if (name[0] == '\0') {
    wanted = 0;
  } else if (!found) {
    return -1;
  }
  hwy::SetSupportedTargetsForTest(wanted);
  hwy::GetChosenTarget().DeInit();
  return 0;
}

const char *ck_target(void) {
  static thread_local ck::Name name;
  name = ck::NameOf(HWY_DYNAMIC_DISPATCH(ck::Target)());
  return name.text;
}

void ck_target_names(char *buffer, size_t size) {
  if (size == 0) return;
  buffer[0] = '\0';
  size_t length = 0;
  ck::AnyTarget([&](int64_t target) {
    const ck::Name name = ck::NameOf(target);
    const size_t more = strlen(name.text) + (length == 0 ? 0 : 1);
    if (length + more >= size) return true;
    snprintf(buffer + length, size - length, "%s%s", length == 0 ? "" : " ", name.text);
    length += more;
    return false;
  });
}

int ck_target_is_fused(void) { return HWY_DYNAMIC_DISPATCH(ck::Fused)(); }

uint64_t ck_peak(uint64_t rounds) { return HWY_DYNAMIC_DISPATCH(ck::Peak)(rounds); }

}  // extern "C"
#endif  // HWY_ONCE
