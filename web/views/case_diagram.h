// The diagram of a pathway as a page shows it: in a frame that scrolls by itself and takes the focus, with how to read
// it, and the same in words.
//
//   DiagramFrame(w, bundle, row.state);         // "" for no present state
//   CaseDiagramDetails(w, bundle, row.state);   // behind "Where this stage stands in the pathway"
//
// Drawings are made once for each definition and state and kept. Threads: any; what is kept is shared.
#pragma once

#include <string>

#include "core/pathway/bundle.h"
#include "web/html/html.h"

namespace caseway::web {

void DiagramFrame(html::Writer& w, const pathway::Bundle& bundle, const std::string& present);
void CaseDiagramDetails(html::Writer& w, const pathway::Bundle& bundle, const std::string& present);

}  // namespace caseway::web
