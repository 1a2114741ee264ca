namespace OrleansNotify.Activity;

/// <summary>Signs the heads of the chains with a key that is not in the database: whoever can write there alone cannot make another chain.</summary>
public interface IActivitySeal
{
    string Seal(params string[] parts);

    bool Matches(string seal, params string[] parts);
}
