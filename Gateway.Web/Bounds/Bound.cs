namespace OrleansNotify.Bounds;

/// <summary>Something that grows as others like, and how far.</summary>
/// <param name="Default">In words that do not depend on the machine.</param>
/// <param name="Scope">What has so much of it.</param>
/// <param name="At">What happens to one more.</param>
/// <param name="Setting">The environment's variable; null: there is none.</param>
internal sealed record Bound(string Name, string Default, string Scope, string At, string? Setting = null);
