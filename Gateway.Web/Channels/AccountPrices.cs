namespace OrleansNotify.Channels;

/// <summary>What an account is expected to take for a segment of SMS, or a message elsewhere.</summary>
/// <param name="Currency">A code of ISO 4217.</param>
/// <param name="PerUnit">Amounts as texts, by how a number begins, as <c>49</c>; the longest counts, <c>*</c> is every other number. Empty: nothing is known.</param>
internal sealed record AccountPrices(string? Currency, IReadOnlyDictionary<string, string?>? PerUnit)
{
    public static AccountPrices? Of(string? stored) => PriceList.TryParse(stored, out var list)
        ? new AccountPrices(list.Currency, list.PerUnit.ToDictionary(price => price.Key, price => (string?)Money.Text(price.Value)))
        : null;

    /// <summary>Null: they are prices, or none.</summary>
    /// <param name="stored">As they are stored.</param>
    public string? ProblemOf(out string? stored)
    {
        stored = null;
        if (PerUnit is null or { Count: 0 })
        {
            return null;
        }

        var problem = PriceList.ProblemOf(Currency, PerUnit, out var list);
        stored = list?.ToString();
        return problem;
    }
}

/// <param name="Amount">A text, as <c>0.0079</c>.</param>
/// <param name="Currency">Null: the provider named none.</param>
/// <param name="IsEstimate">By the account's price list, as the provider has not said it.</param>
internal sealed record MessagePrice(string Amount, string? Currency, bool IsEstimate)
{
    public static MessagePrice? Of(MessageRow row)
        => row.PriceMicros is { } price ? new(Money.Text(price), row.PriceCurrency, false)
            : row.EstimateMicros is { } estimate ? new(Money.Text(estimate), row.EstimateCurrency, true)
            : null;
}
