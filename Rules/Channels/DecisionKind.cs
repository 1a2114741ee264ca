using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

[JsonConverter(typeof(WordConverter<DecisionKind>))]
public enum DecisionKind
{
    Send = 0,

    /// <summary>Not yet. It is decided anew, from the first step, when the hold is over.</summary>
    Hold = 1,

    /// <summary>Not at all.</summary>
    Stop = 2,
}
