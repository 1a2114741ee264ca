namespace OrleansNotify.Endpoints;

public enum CreateOutcome
{
    Created = 0,

    /// <summary>The id is there already: the same command again.</summary>
    Exists = 1,

    /// <summary>The tenant or the owner has as many as it may have.</summary>
    LimitReached = 2,
}
