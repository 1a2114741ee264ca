using System.Text.Json.Serialization;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Compat.Cards;

internal sealed record CardEndpoint(
    string Id, string Url, string[] Events, bool IsActive, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    public static CardEndpoint Of(EndpointView view) => new(
        view.Id, view.Settings.Url, view.Settings.EventTypes, view.State == EndpointState.Enabled, view.CreatedAt, view.UpdatedAt);

    public static CardEndpoint Of(EndpointRow row)
    {
        var settings = EndpointSettingsJson.Read(row.Settings);
        return new CardEndpoint(row.Id, settings.Url, settings.EventTypes, row.State == EndpointState.Enabled, row.CreatedAt, row.UpdatedAt);
    }
}
