// Screened: what screening says of a contact for the adult, with a sign of abuse or without.
#pragma once

#include "core/document.h"

namespace caseway::casework {

inline Document Screened(const char* safeguarding = "no") {
  return Document().Set("safeguarding", safeguarding).Set("who_for", "service-user");
}

}  // namespace caseway::casework
