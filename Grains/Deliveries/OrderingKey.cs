using System.Text.Json;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Which events keep order with each other.</summary>
internal static class OrderingKey
{
    /// <summary>Null: this one with nobody. Empty: with all that have no key of their own.</summary>
    public static string? Of(EndpointSettings settings, LoggedEvent logged) =>
        settings.Order == DeliveryOrder.Parallel ? null
        : settings.OrderingKey is { } member ? Member(logged.Payload, member)
        : "";

    private static string Member(byte[] payload, string path)
    {
        using var json = JsonDocument.Parse(payload);
        var element = json.RootElement;
        foreach (var name in MemberPath.Names(path))
        {
            if (element.Find(name) is not { } member)
            {
                return "";
            }

            element = member;
        }

        return element.GetRawText();
    }
}
