using System.Text.Json.Serialization;
using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>Why a message is held or stopped. The words are shown and stored.</summary>
[JsonConverter(typeof(WordConverter<DecisionReason>))]
public enum DecisionReason
{
    /// <summary>It is sent.</summary>
    None = 0,

    /// <summary>Stop: its time was over before it was sent.</summary>
    Expired,

    /// <summary>Stop: the person has no address on the channel.</summary>
    NoAddress,

    /// <summary>Stop: the address is suppressed.</summary>
    Suppressed,

    /// <summary>Stop: the person took the consent back.</summary>
    ConsentWithdrawn,

    /// <summary>Stop: marketing without consent on record.</summary>
    NoConsent,

    /// <summary>Stop: the person does not want this category on this channel.</summary>
    PreferenceOff,

    /// <summary>Stop: the person has read it in the inbox, or put it away there.</summary>
    AlreadyRead,

    /// <summary>Hold: the rule of its event type sends it later.</summary>
    Delayed,

    /// <summary>Hold: it gathers events until its window ends.</summary>
    Digest,

    /// <summary>Hold: the person's quiet hours.</summary>
    QuietHours,

    /// <summary>Hold: the person got as many messages as the tenant allows in this time.</summary>
    Throttled,

    /// <summary>Stop: WhatsApp takes free text only within 24 hours of the person's last message, and there is no WhatsApp template.</summary>
    WindowClosed,

    /// <summary>Stop: no published template of the event type.</summary>
    NoTemplate,

    /// <summary>Stop: the template could not be rendered with this event.</summary>
    TemplateFailed,

    /// <summary>Stop: the rendered message is empty.</summary>
    EmptyMessage,

    /// <summary>Stop: more SMS segments than the tenant allows, or longer than any provider takes.</summary>
    TooLong,

    /// <summary>Hold until the budget is renewed; stop when it never is.</summary>
    BudgetSpent,

    /// <summary>Stop: the channel has a budget of money, and no account's price list knows what the message costs.</summary>
    NoPrice,

    /// <summary>Stop: the tenant has no provider for the channel.</summary>
    NoProvider,

    /// <summary>Stop: the number does not exist, and no provider but real ones is there. The recipient is refused.</summary>
    InvalidAddress,

    /// <summary>Stop: none of the providers can reach the address.</summary>
    Unreachable,

    /// <summary>Hold: every account is paused.</summary>
    ProvidersPaused,

    /// <summary>Hold: accounts have failed or are limited, until the first may be tried again.</summary>
    ProvidersUnavailable,
}
