// The diagram of a case's pathway with its present state marked, drawn once for each definition and state.
//
//   w << *CaseDiagram(bundle, row.state);
//
// Threads: safe; drawings are shared and never change.
#pragma once

#include <memory>
#include <string>

#include "core/pathway/bundle.h"
#include "web/html/html.h"

namespace caseway::web {

// `present` "" marks none. Never null; empty when the drawing was refused.
std::shared_ptr<const html::Html> CaseDiagram(const pathway::Bundle& bundle, const std::string& present);

}  // namespace caseway::web
