using System.Text.Json.Serialization;
using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>The steps of a decision, in their order.</summary>
[JsonConverter(typeof(WordConverter<DecisionStepName>))]
public enum DecisionStepName
{
    Expiry = 0,
    Address,
    Suppression,
    Consent,
    Preference,
    Read,
    Schedule,
    QuietHours,
    Throttle,
    Window,
    Template,
    Segments,
    Budget,
    Provider,
}
