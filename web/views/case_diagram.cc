#include "web/views/case_diagram.h"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "core/pathway/diagram.h"
#include "web/html/checked.h"

namespace caseway::web {
namespace {

using Drawing = std::shared_ptr<const html::Html>;

// A council has some hundreds of (definition, state) pairs; past this many the oldest definitions are gone for good.
constexpr std::size_t kMostDrawings = 2000;

class Drawings {
 public:
  Drawing Find(const std::string& key) const {
    std::shared_lock lock(mutex_);
    const auto found = drawings_.find(key);
    return found == drawings_.end() ? nullptr : found->second;
  }
  void Keep(const std::string& key, Drawing drawing) {
    std::unique_lock lock(mutex_);
    if (drawings_.size() >= kMostDrawings) drawings_.clear();
    drawings_[key] = std::move(drawing);
  }

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, Drawing> drawings_;
};

}  // namespace

std::shared_ptr<const html::Html> CaseDiagram(const pathway::Bundle& bundle, const std::string& present) {
  static Drawings drawings;
  const std::string key = bundle.digest + "/" + present;
  if (auto known = drawings.Find(key)) return known;
  auto drawn = html::CheckedMarkup::Svg(pathway::DiagramSvg(bundle.definition, present));
  auto drawing = std::make_shared<const html::Html>(drawn ? *std::move(drawn) : html::Html());
  drawings.Keep(key, drawing);
  return drawing;
}

}  // namespace caseway::web
