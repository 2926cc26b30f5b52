// Threads that work on one task together.
#ifndef CONVNET_PARTY_H
#define CONVNET_PARTY_H
#include <stddef.h>
#include <stdint.h>

#include <atomic>
#include <thread>

namespace cn {

// Waits for a condition of other threads: awhile without giving the core away, for they are done in microseconds.
template <class Condition>
inline void Await(Condition condition) {
  for (uint32_t turns = 0; !condition(); ++turns) {
    if (turns > 4000) {
      std::this_thread::yield();
    } else {
#if defined(__x86_64__) || defined(__i386__)
      __builtin_ia32_pause();
#endif
    }
  }
}

// The steps of a task follow each other; each is cut into items, which any thread may claim. Which thread has which item
// changes no number.
class Party {
 public:
  static constexpr size_t kMostSteps = 256;

  // Before any thread works.
  void Reset() {
    members_.store(0, std::memory_order_relaxed);
    arrived_.store(0, std::memory_order_relaxed);
    for (auto &step : claimed_) step.store(0, std::memory_order_relaxed);
  }

  void Open(uint32_t members) { members_.store(members, std::memory_order_release); }

  void AwaitOpening() {
    Await([&] { return members_.load(std::memory_order_acquire) != 0; });
  }

  // The next item of a step that nobody has claimed.
  size_t Claim(size_t step) { return claimed_[step].fetch_add(1, std::memory_order_relaxed); }

  // Returns when all members have called it.
  void Meet() {
    const uint32_t members = members_.load(std::memory_order_relaxed);
    if (members == 1) return;
    const uint32_t round = round_.load(std::memory_order_relaxed);
    if (arrived_.fetch_add(1, std::memory_order_acq_rel) + 1 == members) {
      arrived_.store(0, std::memory_order_relaxed);
      round_.store(round + 1, std::memory_order_release);
    } else {
      Await([&] { return round_.load(std::memory_order_acquire) != round; });
    }
  }

 private:
  alignas(64) std::atomic<uint32_t> members_{0};
  alignas(64) std::atomic<uint32_t> arrived_{0};
  alignas(64) std::atomic<uint32_t> round_{0};
  std::atomic<uint32_t> claimed_[kMostSteps];
};

}  // namespace cn
#endif
