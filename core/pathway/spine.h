// The spine of a pathway: its open states in the order work flows through them, and which moves go on or back.
//
//   Spine spine(definition);
//   spine.open            -> {"New contact", "Being screened", "Triage", ...}
//   spine.Targets(triage) -> {waiting, awaiting_allocation, ...}: each once, itself left out
//
// A state stands below every state that leads on to it (the longest way from the first); only a move that closes a
// circle goes back up. Where that leaves a choice, the order of the file decides. Pure; the definition must outlive it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/pathway/definition.h"

namespace caseway::pathway {

struct Spine {
  explicit Spine(const Definition& definition);

  std::vector<const State*> open;
  std::vector<const State*> ends;  // in file order

  // Each state that an action of this one leads to, in the order of the actions; of an end, none: reopening is told in
  // words.
  std::vector<const State*> Targets(const State& state) const;
  // The place of an open state in `open`; -1 for an end.
  int Row(const State& state) const;

 private:
  const Definition& definition_;
  std::map<const State*, int> rows_;
};

}  // namespace caseway::pathway
