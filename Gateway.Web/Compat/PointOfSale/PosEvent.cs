using System.Text.Json;
using OrleansNotify.Channels;
using OrleansNotify.Compat.Business;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.People;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.PointOfSale;

/// <summary>What the point-of-sale system posts, checked field by field.</summary>
/// <param name="Id">Its own, by which a repeated post is known.</param>
/// <param name="Addresses">The customer's, out of the payload.</param>
internal sealed record PosEvent(string Id, string Type, IReadOnlyList<(Channel Channel, string Address)> Addresses)
{
    private const int MaxId = 200;

    /// <summary>Everything that is wrong, each with the name of its field; empty: <paramref name="read"/> is the event.</summary>
    public static IReadOnlyList<string> Validate(JsonElement body, string? phoneRegion, out PosEvent read)
    {
        var fields = new FieldReader(body);
        var id = fields.Text("id", MaxId, isNeeded: true);
        var type = fields.Text("event_type", FieldRules.MaxNumber, isNeeded: true);
        if (type is not null && !PosEvents.Types.Contains(type))
        {
            fields.Wrong<string>($"event_type must be one of {string.Join(", ", PosEvents.Types.Order(StringComparer.Ordinal))}");
        }

        var timestamp = fields.Text("timestamp", FieldRules.MaxNumber, isNeeded: true);
        if (timestamp is not null && !Rfc3339.TryRead(timestamp, out _))
        {
            fields.Wrong<string>("timestamp must be a time as 2024-01-01T12:00:00Z");
        }

        fields.Text("source", FieldRules.MaxName);
        var data = fields.Object("data", isNeeded: true);
        var addresses = new List<(Channel, string)>();
        IReadOnlyList<string> wrongData = data is { } inner ? ValidateData(new FieldReader(inner), phoneRegion, addresses) : [];
        read = new PosEvent(id ?? "", type ?? "", addresses);
        return [.. fields.Wrongs, .. wrongData.Select(wrong => $"data.{wrong}")];
    }

    /// <summary>One key for each address, of the customer and of those who always get its messages.</summary>
    public string[] Audience(IEnumerable<(Channel Channel, string Address)> always)
        => [.. Addresses.Concat(always).Distinct().Select(to => AudienceKey.Address(to.Channel.Word(), to.Address))];

    private static IReadOnlyList<string> ValidateData(FieldReader data, string? phoneRegion, List<(Channel, string)> addresses)
    {
        foreach (var name in (string[])["transactionId", "orderId", "orderNumber", "paymentId"])
        {
            data.Text(name, FieldRules.MaxNumber);
        }

        data.Amount("amount");
        data.Amount("total");
        data.Text("customerName", FieldRules.MaxName);
        data.Text("status", FieldRules.MaxStatus);
        data.Items("items");
        if (data.Text("customerPhone", FieldRules.MaxNumber) is { } phone)
        {
            if (PhoneNumber.TryParse(phone, phoneRegion, out var number))
            {
                addresses.Add((Channel.Sms, number.E164));
                addresses.Add((Channel.WhatsApp, number.E164));
            }
            else
            {
                data.Wrong<string>("customerPhone must be a number such as +15005550006");
            }
        }

        if (data.Email("customerEmail") is { } email)
        {
            addresses.Add((Channel.Email, email));
        }

        return data.Wrongs;
    }
}
