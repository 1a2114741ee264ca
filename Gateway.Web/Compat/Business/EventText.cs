using System.Globalization;

namespace OrleansNotify.Compat.Business;

/// <summary>How an order or a payment reads.</summary>
internal static class EventText
{
    private const string UsualPriority = "medium";
    private const string RaisedPriority = "high";

    /// <summary>At least two decimals, more where the sender has more; the currency after it, where there is one.</summary>
    public static string Amount(decimal amount, string? currency)
    {
        var text = amount.ToString("0.00##########", CultureInfo.InvariantCulture);
        return currency is null ? text : $"{text} {currency}";
    }

    /// <summary>How a client shows a status: <c>success</c>, <c>error</c>, <c>warning</c>, <c>info</c>.</summary>
    public static string Tone(string status) => status switch
    {
        "paid" or "complete" or "completed" or "succeeded" or "success" or "fulfilled" or "shipped" or "delivered" or "approved"
            or "captured" or "confirmed" => "success",
        "failed" or "failure" or "declined" or "rejected" or "error" or "chargeback" => "error",
        "cancelled" or "canceled" or "refunded" or "partially_refunded" or "partially-refunded" or "expired" or "disputed" or "voided"
            or "overdue" => "warning",
        _ => "info",
    };

    public static string Priority(string tone) => tone == "error" ? RaisedPriority : UsualPriority;

    /// <summary>A status as a word of a sentence.</summary>
    public static string Spoken(string status) => status.Replace('_', ' ').Replace('-', ' ');
}
