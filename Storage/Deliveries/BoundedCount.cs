namespace OrleansNotify.Deliveries;

/// <param name="IsAtLeast">Counting stopped at its bound: there may be more.</param>
public readonly record struct BoundedCount(long Count, bool IsAtLeast)
{
    public static readonly BoundedCount None;

    public static BoundedCount operator +(BoundedCount one, BoundedCount other) => new(one.Count + other.Count, one.IsAtLeast || other.IsAtLeast);
}
