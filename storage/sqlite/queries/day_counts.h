// DayCounts: how many cases took, or are, how many days; and the middle and the ninetieth of a hundred.
//
//   counts.Add(3, 2); counts.Add(10, 1);      counts.Total() == 3, counts.AtShare(50) == 3, counts.AtShare(90) == 10
//
// The share is the nearest rank: the smallest number of days that at least that share stays within. Threads: a value.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace caseway::storage {

class DayCounts {
 public:
  // Days before 0 count as 0, past a century as a century.
  void Add(std::int64_t days, std::int64_t count) {
    const auto at = static_cast<std::size_t>(std::clamp<std::int64_t>(days, 0, kMostDays));
    if (at >= counts_.size()) counts_.resize(at + 1);
    counts_[at] += count;
    total_ += count;
  }
  void Add(const DayCounts& other) {
    for (std::size_t days = 0; days < other.counts_.size(); ++days) {
      if (other.counts_[days] != 0) Add(static_cast<std::int64_t>(days), other.counts_[days]);
    }
  }
  std::int64_t Total() const { return total_; }
  // 0 when there are none.
  int AtShare(std::int64_t percent) const {
    std::int64_t rank = (total_ * percent + 99) / 100;
    for (std::size_t days = 0; days < counts_.size(); ++days) {
      rank -= counts_[days];
      if (rank <= 0 && total_ > 0) return static_cast<int>(days);
    }
    return 0;
  }

 private:
  static constexpr std::int64_t kMostDays = 36525;
  std::vector<std::int64_t> counts_;
  std::int64_t total_ = 0;
};

}  // namespace caseway::storage
