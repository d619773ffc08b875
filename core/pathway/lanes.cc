#include "core/pathway/lanes.h"

#include <algorithm>
#include <map>

namespace caseway::pathway {
namespace {

// Two lanes in one column keep this far apart.
constexpr int kApart = 16;
// Enough for any pathway a person can read; each round costs lanes x moves.
constexpr int kMostRounds = 40;

bool Spans(const Lane& lane, int height) { return lane.Top() < height && height < lane.Bottom(); }

// A move's level part runs from the spine to the farthest lane it turns into, through all lanes before it.
int CrossedByTurns(const std::vector<Lane>& lanes) {
  std::map<int, std::size_t> farthest;
  for (std::size_t place = 0; place < lanes.size(); ++place) {
    for (int height : lanes[place].turns) farthest[height] = place;
  }
  int crossed = 0;
  for (const auto& [height, end] : farthest) {
    for (std::size_t place = 0; place < end; ++place) crossed += Spans(lanes[place], height) ? 1 : 0;
  }
  return crossed;
}

// A lane's last part runs back to the spine, or on to the ends, through the lanes on that side.
int CrossedByEntries(const std::vector<Lane>& lanes) {
  int crossed = 0;
  for (std::size_t place = 0; place < lanes.size(); ++place) {
    const std::size_t from = lanes[place].outward ? place + 1 : 0;
    const std::size_t to = lanes[place].outward ? lanes.size() : place;
    for (std::size_t other = from; other < to; ++other) crossed += Spans(lanes[other], lanes[place].entry) ? 1 : 0;
  }
  return crossed;
}

int Crossings(const std::vector<Lane>& lanes) { return CrossedByTurns(lanes) + CrossedByEntries(lanes); }

// Neighbours change places as long as that leaves fewer crossings.
void Untangle(std::vector<Lane>& lanes) {
  int least = Crossings(lanes);
  bool better = true;
  for (int round = 0; better && round < kMostRounds; ++round) {
    better = false;
    for (std::size_t place = 0; place + 1 < lanes.size(); ++place) {
      std::swap(lanes[place], lanes[place + 1]);
      const int now = Crossings(lanes);
      if (now < least) better = true;
      else std::swap(lanes[place], lanes[place + 1]);
      least = std::min(least, now);
    }
  }
}

bool Overlap(const Lane& a, const Lane& b) { return a.Top() < b.Bottom() + kApart && b.Top() < a.Bottom() + kApart; }

int GiveColumns(std::vector<Lane>& lanes) {
  int columns = 0;
  for (std::size_t place = 0; place < lanes.size(); ++place) {
    lanes[place].column = 0;
    for (std::size_t before = 0; before < place; ++before) {
      if (Overlap(lanes[before], lanes[place]))
        lanes[place].column = std::max(lanes[place].column, lanes[before].column + 1);
    }
    columns = std::max(columns, lanes[place].column + 1);
  }
  return columns;
}

}  // namespace

int Lane::Top() const { return std::min(entry, *std::min_element(turns.begin(), turns.end())); }
int Lane::Bottom() const { return std::max(entry, *std::max_element(turns.begin(), turns.end())); }

int ArrangeLanes(std::vector<Lane>& lanes) {
  std::stable_sort(lanes.begin(), lanes.end(), [](const Lane& a, const Lane& b) {
    return a.outward != b.outward ? b.outward : a.Bottom() - a.Top() < b.Bottom() - b.Top();
  });
  Untangle(lanes);
  return GiveColumns(lanes);
}

}  // namespace caseway::pathway
