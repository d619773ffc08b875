#include "web/views/case_diagram.h"

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "core/pathway/diagram.h"
#include "web/html/checked.h"
#include "web/html/components.h"

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

// Every stage with what can be done in it and where that leads: all that the drawing tells.
void InWords(html::Writer& w, const pathway::Definition& definition) {
  w << "<ul class=\"govuk-list\">";
  for (const auto& state : definition.states) {
    w << "<li><strong>" << state.title << "</strong>" << (state.end ? std::string_view(" (an end)") : "") << "<ul>";
    for (const auto& action : state.actions) {
      const auto* to = definition.Find(action.to);
      w << "<li>" << action.title << ": " << (to == nullptr || to == &state ? "stays here" : to->title) << "</li>";
    }
    w << "</ul></li>";
  }
  w << "</ul>";
}

html::Html Draw(const pathway::Definition& definition, const std::string& present) {
  auto drawn = html::CheckedMarkup::Svg(pathway::DiagramSvg(definition, present));
  if (!drawn) return {};
  html::Writer w;
  w << "<p class=\"govuk-body-s\">Work flows down. Lines on the right lead on or to an end, lines on the left go back."
    << std::string_view(present.empty() ? "" : " Blue lines are what can follow from here.")
    << "</p><div class=\"app-diagram\" tabindex=\"0\" role=\"region\" aria-label=\"Diagram of the pathway\">" << *drawn
    << "</div>";
  html::Details(w, {.summary = "The diagram in words", .text = [&](html::Writer& in) { InWords(in, definition); }});
  return std::move(w).Take();
}

Drawing DrawingOf(const pathway::Bundle& bundle, const std::string& present) {
  static Drawings drawings;
  const std::string key = bundle.digest + "/" + present;
  if (auto known = drawings.Find(key)) return known;
  auto drawing = std::make_shared<const html::Html>(Draw(bundle.definition, present));
  drawings.Keep(key, drawing);
  return drawing;
}

}  // namespace

void DiagramFrame(html::Writer& w, const pathway::Bundle& bundle, const std::string& present) {
  w << *DrawingOf(bundle, present);
}

void CaseDiagramDetails(html::Writer& w, const pathway::Bundle& bundle, const std::string& present) {
  const auto drawing = DrawingOf(bundle, present);
  if (drawing->empty()) return;
  html::Details(w, {.summary = "Where this stage stands in the pathway",
                    .text = [&drawing](html::Writer& in) { in << *drawing; }});
}

}  // namespace caseway::web
