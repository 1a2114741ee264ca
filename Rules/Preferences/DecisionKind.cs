using System.Text.Json.Serialization;
using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

[JsonConverter(typeof(WordConverter<DecisionKind>))]
public enum DecisionKind
{
    Send = 0,

    /// <summary>Not yet. When the hold is over, all steps are decided again.</summary>
    Hold = 1,

    /// <summary>Not at all.</summary>
    Stop = 2,
}
