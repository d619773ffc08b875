#include "web/http/answer.h"

#include <boost/asio/dispatch.hpp>
#include <utility>

namespace caseway::http {
namespace {

// Shared by the copies of one reply.
class Once {
 public:
  Once(Loop& loop, const std::shared_ptr<AnswerSlot>& slot, std::string request_id)
      : loop_(loop), gate_(loop.site.gate), slot_(slot), turn_(slot->turn), request_id_(std::move(request_id)) {}
  Once(const Once&) = delete;
  Once& operator=(const Once&) = delete;

  ~Once() {
    if (!called_.exchange(true)) Send(std::nullopt);
  }

  void Call(Response response) {
    if (!called_.exchange(true)) Send(std::move(response));
  }

 private:
  // While the gate is held open the loop lives; after it has closed nothing of the server may be touched.
  void Send(std::optional<Response> response) {
    const std::lock_guard lock(gate_->mutex);
    if (!gate_->open) return;
    if (!response) {
      loop_.site.Fault(request_id_, "a handler let go of its request without an answer");
      response = loop_.site.ErrorPage(500, "Something went wrong on our side.", request_id_);
    }
    boost::asio::dispatch(loop_.context, [weak = slot_, turn = turn_, answer = std::move(*response)]() mutable {
      const std::shared_ptr<AnswerSlot> slot = weak.lock();
      if (!slot || slot->turn != turn) return;
      slot->response = std::move(answer);
      slot->ready.cancel();
    });
  }

  Loop& loop_;
  std::shared_ptr<Gate> gate_;
  std::weak_ptr<AnswerSlot> slot_;
  std::uint64_t turn_;
  std::string request_id_;
  std::atomic<bool> called_{false};
};

}  // namespace

Reply MakeReply(Loop& loop, const std::shared_ptr<AnswerSlot>& slot, std::string request_id) {
  return [once = std::make_shared<Once>(loop, slot, std::move(request_id))](Response response) {
    once->Call(std::move(response));
  };
}

}  // namespace caseway::http
