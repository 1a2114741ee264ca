using System.Text.Json.Serialization;

namespace OrleansNotify.People;

/// <summary>The numbers are stored.</summary>
[JsonConverter(typeof(WordConverter<ConsentKind>))]
public enum ConsentKind
{
    Granted = 0,

    Withdrawn = 1,
}
