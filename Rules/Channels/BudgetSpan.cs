using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>How long a budget of money lasts.</summary>
[JsonConverter(typeof(WordConverter<BudgetSpan>))]
public enum BudgetSpan
{
    Day = 0,
    Month = 1,
}
