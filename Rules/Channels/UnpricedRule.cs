using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>What becomes of a message whose price no list knows, where a budget of money is kept.</summary>
[JsonConverter(typeof(WordConverter<UnpricedRule>))]
public enum UnpricedRule
{
    /// <summary>It is not sent: the budget is never passed.</summary>
    Stop = 0,

    /// <summary>It is sent and counted apart; the budget knows of it when the provider says the price.</summary>
    Send = 1,
}
