using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>What a tenant has set for all messages of a channel.</summary>
/// <param name="Throttle">Null: an address gets as much as comes.</param>
internal sealed record SenderSettings(MessageThrottle? Throttle, TenantCategories Categories)
{
    public static SenderSettings None { get; } = new(null, TenantCategories.BuiltIn);
}
