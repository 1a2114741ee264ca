namespace OrleansNotify.Activity;

/// <summary>Signs the heads of the chains with a key that is not in the database: write access to the database alone cannot make another chain.</summary>
public interface IActivitySeal
{
    string Seal(params string[] parts);

    bool Matches(string seal, params string[] parts);
}
