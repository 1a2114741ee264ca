namespace OrleansNotify.Endpoints;

public enum FilterVerdict
{
    NoMatch,
    Match,

    /// <summary>It would take too long to know; counts as no match.</summary>
    OverBudget,
}
