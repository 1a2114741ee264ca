using System.Text.Json.Serialization;

namespace OrleansNotify.Endpoints;

internal sealed record SeedEndpoint(
    string Id, string Url, string[] Events, bool IsActive, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    public static SeedEndpoint Of(EndpointView view) => new(
        view.Id, view.Settings.Url, view.Settings.EventTypes, view.State == EndpointState.Enabled, view.CreatedAt, view.UpdatedAt);

    public static SeedEndpoint Of(EndpointRow row)
    {
        var settings = EndpointSettingsJson.Read(row.Settings);
        return new SeedEndpoint(row.Id, settings.Url, settings.EventTypes, row.State == EndpointState.Enabled, row.CreatedAt, row.UpdatedAt);
    }
}
