using System.Text.Json;
using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

/// <summary>The server's reports of an endpoint, which the endpoint itself does not get.</summary>
public static class OwnReports
{
    public static bool IsAbout(LoggedEvent logged, string endpointId)
    {
        if (logged.Source != OperationalEvent.Source)
        {
            return false;
        }

        using var payload = JsonDocument.Parse(logged.Payload);
        return payload.RootElement.TryGetProperty("endpointId", out var id) && id.ValueEquals(endpointId);
    }
}
