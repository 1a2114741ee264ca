namespace OrleansNotify.Architecture;

/// <summary>A room that uses another one of its floor.</summary>
internal readonly record struct Arrow(string From, string To)
{
    public override string ToString() => $"{From} -> {To}";
}
