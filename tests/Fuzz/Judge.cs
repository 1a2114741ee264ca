namespace OrleansNotify.Fuzz;

/// <param name="Status">0: there was no answer.</param>
internal sealed record FuzzAnswer(int Status, string Body, string? Fault, bool HasRetryAfter);

/// <summary>What no answer may be.</summary>
internal static class Judge
{
    /// <summary>What is wrong; null: nothing.</summary>
    /// <param name="markers">By tenant: what is in its data and in nothing that anybody sends.</param>
    public static string? Fault(FuzzRequest request, FuzzAnswer answer, IReadOnlyDictionary<string, string> markers)
    {
        if (answer.Fault is not null)
        {
            return answer.Fault;
        }

        // The store of a loaded machine may be late: that is said, with a time.
        if (answer.Status >= 500 && !(answer.Status == 503 && answer.HasRetryAfter))
        {
            return $"answered {answer.Status}: {answer.Body}";
        }

        if (answer.Body.Contains("   at ", StringComparison.Ordinal))
        {
            return $"shows a stack trace: {answer.Body}";
        }

        return request.Credential.Tenant == Credential.Operator ? null
            : markers.Where(marker => marker.Key != request.Credential.Tenant && answer.Body.Contains(marker.Value, StringComparison.Ordinal))
                .Select(marker => $"shows data of {marker.Key}: {answer.Body}").FirstOrDefault();
    }
}
