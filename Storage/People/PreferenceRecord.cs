using OrleansNotify.Channels;
using OrleansNotify.Preferences;

namespace OrleansNotify.People;

internal sealed record PreferenceRecord
{
    public string PersonId { get; init; } = "";

    public MessageCategory Category { get; init; }

    public Channel Channel { get; init; }

    public long IsAllowed { get; init; }

    public Preference ToPreference() => new(Category, Channel, IsAllowed == 1);
}
