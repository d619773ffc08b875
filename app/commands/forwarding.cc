#include "app/commands/forwarding.h"

#include "core/casework/council.h"
#include "storage/local_socket.h"

namespace caseway::app {

Result<void> Found(Runtime& runtime, const std::string& name, bool demonstration) {
  const auto founded = runtime.Do(SystemActor(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::FoundCouncil(record, name, demonstration, deed);
  });
  if (!founded) return founded.error();
  return runtime.Refresh();
}

Result<Document> AskServer(const std::filesystem::path& data, const Document& request) {
  const auto answer = storage::AskLocally(data / "caseway.sock", WriteJson(request));
  if (!answer) return answer.error();
  auto document = ReadJson(*answer);
  if (!document) return document.error();
  if (const auto& error = (*document)["error"].Text(); !error.empty()) return InvalidInput(error);
  return document;
}

}  // namespace caseway::app
