#pragma once

#include "backend/store/messages.h"

#include <functional>
#include <memory>

namespace motcua::backend::post {

//! What became of one attempt.
struct Delivery
{
    enum class Fate {
        Sent,
        Refused,  //!< for good: the address or the message
        TryAgain, //!< it certainly did not go out
        Unsure,   //!< it may have gone out: a person decides
    };
    Fate fate = Fate::TryAgain;
    QString code; //!< stable, without personal data
};

//! One way to people. Belongs to the courier's thread; carry() blocks, within bounds below the lease.
class Carrier
{
public:
    virtual ~Carrier() = default;
    //! `handing` must be called before what makes the delivery final goes out; when it says false nothing may be sent.
    virtual Delivery carry(const store::Claimed& claimed, const std::function<bool()>& handing) = 0;
};

} // namespace motcua::backend::post
