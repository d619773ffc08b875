// NamedConditions: conditions a pathway says once and uses by name, written out wherever they are used.
//
//   NamedConditions named(root, faults);     // [condition.safeguarding_settled] of pathway.toml
//   named.WriteOut(root);                    // 'condition.safeguarding_settled' -> the condition itself
//   named.WriteOut(form);
//
// What reads definitions sees whole conditions only, so that the engine, the checker and kept cases know nothing of the
// names. A requirement that is nothing but a named condition may leave out its sentence and takes the condition's; its
// place is then the condition's, so that a fault is shown where it can be mended. Faults: PW-UNKNOWN-CONDITION at the
// use, PW-CONDITION-LOOP at the condition. Internal to the loader. Threads: one.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/pathway/fault.h"
#include "workflows/loader/toml_tree.h"

namespace caseway::loader {

class NamedConditions {
 public:
  // Writes the conditions of `root` out in each other. `faults` must outlive it.
  NamedConditions(TomlNode& root, pathway::Faults& faults);
  // Every `when`, `show_when` and `withheld_when` of a pathway or a form, but for the conditions themselves.
  void WriteOut(TomlNode& root);
  // PW-UNUSED-CONDITION for each that nothing uses; after everything was written out.
  void NoteUnused(pathway::Faults& notes) const;

 private:
  struct Named {
    TomlNode* when = nullptr;  // null: none written
    forms::Place place;        // of its header
    std::string say;
    bool done = false;
  };
  void Settle(const std::string& id, std::vector<std::string> way);
  // `way`: the conditions it is written out in, outermost first; none for a use elsewhere.
  void Expand(TomlNode& when, const std::vector<std::string>& way);
  void TakeSentence(TomlNode& table) const;
  void Walk(TomlNode& node);

  std::map<std::string, Named, std::less<>> named_;
  std::set<std::string> used_;
  pathway::Faults& faults_;
};

}  // namespace caseway::loader
