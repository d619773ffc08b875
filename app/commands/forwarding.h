// What commands share: founding a new folder, and asking the server that holds one (DESIGN section 9).
#pragma once

#include <filesystem>
#include <string>

#include "app/runtime.h"
#include "core/document.h"
#include "core/result.h"

namespace caseway::app {

// A folder just made gets the shipped teams; one that has them is left as it is.
Result<void> Found(Runtime& runtime, const std::string& name, bool demonstration);

// Asks the running server over its socket. Errors: its own sentence; kNotFound when none answers.
Result<Document> AskServer(const std::filesystem::path& data, const Document& request);

}  // namespace caseway::app
