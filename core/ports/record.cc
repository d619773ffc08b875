#include "core/ports/record.h"

#include <future>

namespace caseway {

Result<Document> RecordWriter::Run(const std::string& command_id, const Actor& actor, Work work) {
  std::promise<Result<Document>> answer;
  auto waiting = answer.get_future();
  Submit(command_id, "", actor, std::move(work), [&](Result<Document> result) { answer.set_value(std::move(result)); });
  return waiting.get();
}

}  // namespace caseway
