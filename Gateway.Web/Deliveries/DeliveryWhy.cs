namespace OrleansNotify.Deliveries;

/// <summary>Why a delivery is where it is.</summary>
/// <param name="Until">When that changes by itself, if that is known.</param>
internal sealed record DeliveryWhy(string Code, string Text, DateTimeOffset? Until = null);
